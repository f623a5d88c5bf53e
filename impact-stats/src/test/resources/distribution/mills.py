"""Prints the coefficients of MillsFraction.INNER: the fraction from its ninth term on as a polynomial in z - 2.75, for z in [1.5, 4]."""
from mpmath import mp, mpf, chebyfit, nstr, sqrt

mp.dps = 40


def inner_part(z, first=9, terms=1500):
    fraction = z + sqrt(mpf(first + terms))
    for k in range(first + terms, first - 1, -1):
        fraction = z + k / fraction
    return fraction


if __name__ == "__main__":
    coefficients, error = chebyfit(lambda u: inner_part(u + mpf("2.75")), [mpf("-1.25"), mpf("1.25")], 13, error=True)
    for coefficient in reversed(coefficients):
        print(repr(float(coefficient)) + ",")
    print("absolute error", nstr(error, 3))
