.decl r(x: number)

r(y) :-    r(x).
