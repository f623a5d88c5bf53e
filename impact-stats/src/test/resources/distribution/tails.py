"""Writes tails.csv: upper tails and quantiles to 17 digits, computed by mpmath with 60 digits.

Columns: distribution, degrees of freedom, x, P(X > x).
"""
from mpmath import mp, mpf, erfc, sqrt, gammainc, gamma, quad, loggamma, exp, log, log1p, pi, nstr, inf

mp.dps = 60


def normal(x):
    return erfc(x / sqrt(mpf(2))) / 2


def student(df, t):
    """Integral over w of the density, w = asinh(t / sqrt(df)): cosh(w)^-df, by Gauss-Legendre on a scaled range."""
    constant = exp(loggamma((df + 1) / 2) - loggamma(df / 2)) / sqrt(pi)
    start = mp.asinh(t / sqrt(df))
    step = min(1 / sqrt(df), 1 / (df * mp.tanh(start))) if start > 0 else 1 / sqrt(df)
    integral = mpf(0)
    at = start
    first = mp.cosh(start)
    value = lambda w: exp(-df * log(mp.cosh(w) / first))
    while True:
        part = quad(value, [at, at + step, at + 2 * step])
        integral += part
        at += 2 * step
        if part < integral * mpf(10) ** -30:
            return constant * integral * exp(-df * log(first))


def chi_squared(df, x):
    return gammainc(df / 2, x / 2, inf) / gamma(df / 2)


rows = []
for x in ["1e-300", "1e-9", "0.1", "0.5", "1", "1.49", "1.5", "1.51", "1.96", "3", "5", "8", "15", "25", "37", "37.5", "38.4"]:
    rows.append(("normal", "0", x, normal(mpf(float(x)))))
for df in ["0.3", "1", "1.8", "2", "5", "8.034916049990441", "30", "277.5", "1017.9283008296683", "3999.5", "4000", "12345.6",
           "1974900.04", "1999999918.03", "1e15"]:
    for t in ["1e-20", "1e-3", "0.5", "1.2", "1.7", "1.75", "2.1", "3.3", "7", "20", "30", "36"]:
        rows.append(("t", df, t, student(mpf(float(df)), mpf(float(t)))))
for df, t in [("1", "1e100"), ("1", "1e299"), ("2", "1e140"), ("5", "1e50"), ("50", "1e6"), ("200", "500"), ("3000", "38")]:
    rows.append(("t", df, t, student(mpf(float(df)), mpf(float(t)))))
for df in ["1", "2", "3", "4", "9", "29", "31", "100", "1000"]:
    for factor in ["0.001", "0.3", "0.9", "0.999", "1", "1.01", "1.5", "3", "10"]:
        x = float(df) * float(factor)
        rows.append(("chi2", df, repr(x), chi_squared(mpf(df), mpf(x))))
    rows.append(("chi2", df, "1370", chi_squared(mpf(df), mpf(1370))))

with open("tails.csv", "w") as out:
    for name, df, x, p in rows:
        if p > mpf(10) ** -307:
            out.write(f"{name},{df},{x},{nstr(p, 17)}\n")
