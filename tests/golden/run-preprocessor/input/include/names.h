#define NUMBER number
