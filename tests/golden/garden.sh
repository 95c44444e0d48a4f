# For tests of what is rejected: a garden of one's own, loaded; then `change SCRIPT FILE` breaks it (sed), and `rejected`
# loads it again: the last status is that of the load, and the store must answer as before.
cp -r "$SOURCE/tests/golden/garden" garden
export YINGUO_STORE=store
yinguo load garden 2>/dev/null
yinguo explain --all > before

change() {
  cp "garden/$2" unchanged
  sed -i "$1" "garden/$2"
  ! cmp -s unchanged "garden/$2" || echo "the change changed nothing"
}

rejected() {
  yinguo load garden
  status=$?
  yinguo explain --all > after
  cmp before after && echo "the store answers as before"
  return $status
}
