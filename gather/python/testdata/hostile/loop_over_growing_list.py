# ends: limit
numbers = [1]
for number in numbers:  # here
    numbers.append(number)  # here
