// The few functions of the C mathematics library that Core needs, declared by hand: one import that
// is the same on Linux (glibc) and on bare metal (newlib), and that brings nothing else along.
#ifndef HEADSET_CLIBM_H
#define HEADSET_CLIBM_H

double sin(double);
double cos(double);
double asin(double);
double acos(double);
double atan2(double, double);
double exp(double);
double log(double);
double sqrt(double);

float sinf(float);
float cosf(float);
float asinf(float);
float acosf(float);
float atan2f(float, float);
float expf(float);
float logf(float);
float sqrtf(float);

#endif
