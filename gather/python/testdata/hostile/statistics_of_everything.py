# ends: limit
import statistics

statistics.mean(iter(int, 1))  # here
