"""Writes shapes.csv: tails of two-parameter distributions to 17 digits, computed by mpmath with 32 digits.

Columns: distribution, first parameter, second parameter, x, log P(X > x), log P(X <= x).
"""
from mpmath import mp, mpf, betainc, loggamma, log, log1p, exp, quad, nstr, sqrt, erfc, pi, inf, binomial

mp.dps = 32


def tail_by_steps(logdensity, start, step, end):
    """Integral of exp(logdensity) from start towards end, relative to its value at start, in blocks of one step."""
    first = logdensity(start)
    total = mpf(0)
    at = start
    while True:
        to = at + step
        if (to - end) * step > 0:
            to = end
        part = abs(quad(lambda u: exp(logdensity(u) - first), [at, to]))
        total += part
        at = to
        if part < total * mpf(10) ** -25 or at == end:
            return first + log(total)


def beta_logs(a, b, x):
    if min(a, b) < 1 or max(a, b) < 300:
        lower = betainc(a, b, 0, x, regularized=True)
        upper = betainc(a, b, x, 1, regularized=True)
        return log(upper), log(lower)
    constant = loggamma(a + b) - loggamma(a) - loggamma(b)
    density = lambda u: constant + (a - 1) * log(u) + (b - 1) * log1p(-u)
    sd = sqrt(a * b / (a + b) ** 3)
    z = abs(x - a / (a + b)) / sd
    step = sd / (1 + z)
    if x < a / (a + b):
        small = tail_by_steps(density, x, -step, mpf(0))
        return log1p(-exp(small)), small
    small = tail_by_steps(density, x, step, mpf(1))
    return small, log1p(-exp(small))


def noncentral_t_logs(df, shift, t):
    sf = lambda z: erfc(z / sqrt(mpf(2))) / 2
    constant = log(mpf(2)) + df / 2 * log(df / 2) - loggamma(df / 2)
    sd = 1 / sqrt(2 * df)

    def mixture(sign):
        g = lambda v: sf(sign * (t * exp(v) - shift)) * exp(constant + df * v - df / 2 * exp(2 * v))
        points = [mpf(k) * sd / 2 for k in range(-100, 30)]
        if df < 10:
            points = [mpf(k) / 2 for k in range(-120, 9)]
        return log(quad(g, points))

    return mixture(1), mixture(-1)


def rows():
    for a, b in [("0.5", "0.5"), ("0.5", "50.5"), ("1", "1"), ("1", "50"), ("2.5", "7"), ("30", "0.02"), ("51", "1"), ("41", "60"),
                 ("99001", "891000"), ("12001", "10500"), ("4", "999997"), ("0.5", "1000000000.5")]:
        mean = mpf(a) / (mpf(a) + mpf(b))
        for factor in ["1e-250", "1e-20", "1e-3", "0.2", "0.8", "0.99", "1", "1.01", "1.3", "1.9"]:
            x = float(mean) * float(factor)
            if x < 1 and (float(factor) > 1e-10 or max(float(a), float(b)) < 300):
                yield "beta", a, b, repr(x)
    for z in ["-30", "-5", "-1.96", "-0.001", "0", "0.5", "1.96", "37"]:
        yield "beta", "500000000.5", "500000000.5", repr(0.5 + 0.5 / 31622.776601683792 * float(z))
    for d1, d2 in [("1", "1"), ("1", "30"), ("3", "1e6"), ("12.5", "4.25"), ("200", "300"), ("40000", "50000")]:
        for x in ["1e-100", "0.01", "0.7", "0.98", "1", "1.03", "4", "60", "1e60"]:
            if max(float(d1), float(d2)) < 1000 or 1e-10 < float(x) < 1e10:
                yield "f", d1, d2, x
    for n, p in [("10", "0.3"), ("50", "0.02"), ("1000", "0.1"), ("100000", "1e-5"), ("40000", "0.5"), ("1000000000", "1e-9")]:
        mean = int(float(n) * float(p))
        for k in [0, mean // 3, mean, mean + 1, mean + 3, 2 * mean + 2, 5 * mean + 5]:
            if k < int(n):
                yield "binomial", n, p, str(k)
    for df, shift in [("1", "0"), ("2", "1"), ("4.5", "-2"), ("18", "2.5"), ("98", "5"), ("1998", "-3.1"), ("199998", "1.79")]:
        for t in ["-40", "-2.2", "-0.3", "0.4", "1.96", "3.7", "12"]:
            yield "nct", df, shift, t


def logs(name, p, q, x):
    if name == "beta":
        return beta_logs(p, q, x)
    if name == "f":
        lower = beta_logs(p / 2, q / 2, p * x / (p * x + q))[1]
        return beta_logs(q / 2, p / 2, q / (p * x + q))[1], lower
    if name == "nct":
        return noncentral_t_logs(p, q, x)
    lower, upper = beta_logs(x + 1, p - x, q)
    return upper, lower


if __name__ == "__main__":
    with open("shapes.csv", "w") as out:
        for name, p, q, x in rows():
            upper, lower = logs(name, mpf(float(p)), mpf(float(q)), mpf(float(x)))
            if mp.isinf(upper) or mp.isinf(lower):
                continue
            out.write(f"{name},{p},{q},{x},{nstr(mp.re(upper), 17)},{nstr(mp.re(lower), 17)}\n")
            out.flush()
