"""Statistics, exact where CPython's are."""
import asyncio
import random
import statistics
from fractions import Fraction
from statistics import (NormalDist, StatisticsError, correlation, covariance, fmean, geometric_mean, harmonic_mean, linear_regression, mean,
                        median, median_grouped, median_high, median_low, mode, multimode, pstdev, pvariance, quantiles, stdev, variance)

data = [2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]
ints = [1, 2, 3, 4, 4]
print(mean(ints), mean([1, 2, 3]), mean(data), mean([0.1] * 3), mean([Fraction(1, 3), Fraction(1, 6)]), mean([True, 2, 4.5]), mean([1e308, 1e308]))
print(fmean(ints), fmean([0.1] * 10), fmean([3, 5], weights=[1, 3]), geometric_mean([54, 24, 36]), harmonic_mean([40, 60]), harmonic_mean([40, 60], weights=[5, 30]))
print(median(ints), median([1, 3, 5, 7]), median_low([1, 3, 5, 7]), median_high([1, 3, 5, 7]), median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]), median([5]))
print(mode("aabbb"), multimode("aabbbcc" "aa"), multimode([]), mode([1, 1, 2, 2]))
print(stdev(data), pstdev(data), variance(data), pvariance(data), variance(ints), pvariance(ints), stdev(ints), pstdev([1, 2, 3, 4]))
print(variance([Fraction(1, 2), Fraction(3, 2), Fraction(5, 7)]), pvariance([2, 4, 4, 4, 5, 5, 7, 9], 5), variance(data, mean(data)), stdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75]))
print(quantiles([1, 2, 3, 4, 5]), quantiles(range(1, 101), n=10), quantiles([1, 2, 3], n=4, method="inclusive"))
x, y = [1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 1, 2, 3, 1, 2, 3]
print(covariance(x, y), correlation(x, y), correlation(x, x[::-1]), correlation([1, 5, 2], [3, 9, 4], method="ranked"))
print(linear_regression([1971, 1975, 1979, 1982, 1983], [1, 2, 3, 4, 5]), linear_regression([1, 2, 3], [2, 4, 6], proportional=True))
n = NormalDist(100, 15)
print(n, n.mean, n.stdev, n.variance, n.pdf(110), n.cdf(110), n.zscore(130), n + 5, n * 2, n / 3, n - 1, -n, n == NormalDist(100, 15))
print(round(n.inv_cdf(0.9), 10), [round(q, 8) for q in n.quantiles(4)], round(n.overlap(NormalDist(110, 15)), 10), NormalDist.from_samples(data), n + NormalDist(1, 2))


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__ + ":", error)


attempt(lambda: mean([]))
attempt(lambda: fmean([]))
attempt(lambda: median([]))
attempt(lambda: mode([]))
attempt(lambda: stdev([1]))
attempt(lambda: variance([]))
attempt(lambda: pvariance([]))
attempt(lambda: pstdev([]))
attempt(lambda: geometric_mean([]))
attempt(lambda: geometric_mean([-1, 2]))
attempt(lambda: harmonic_mean([]))
attempt(lambda: harmonic_mean([-1, 2]))
attempt(lambda: quantiles([]))
attempt(lambda: quantiles([1, 2], n=0))
attempt(lambda: mean(["a", "b"]))
attempt(lambda: correlation([1, 2], [1]))
attempt(lambda: correlation([1], [1]))
attempt(lambda: correlation([1, 1], [1, 2]))
attempt(lambda: linear_regression([1, 1], [1, 2]))
attempt(lambda: NormalDist(0, -1))
attempt(lambda: fmean([1, 2], weights=[1]))
attempt(lambda: quantiles([1, 2], method="odd"))


async def latency(rng):
    delay = rng.uniform(0.1, 0.5)
    await asyncio.sleep(delay)
    return delay


async def main():
    rng = random.Random(7)
    samples = await asyncio.gather(*(latency(rng) for _ in range(20)))
    print(f"mean {mean(samples):.4f} median {median(samples):.4f} stdev {stdev(samples):.4f} p95 {quantiles(samples, n=20)[-1]:.4f}")
    print(mean(samples), variance(samples), statistics.pstdev(samples))


asyncio.run(main())
mean([])
