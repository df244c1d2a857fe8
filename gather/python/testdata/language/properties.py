class Temperature:
    def __init__(self, celsius):
        self.celsius = celsius

    @property
    def celsius(self):
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError("below absolute zero")
        self._celsius = value

    @celsius.deleter
    def celsius(self):
        print("forgotten")
        del self._celsius

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32

    @classmethod
    def freezing(cls):
        return cls(0)

    @staticmethod
    def unit():
        return "°C"


t = Temperature(25)
print(t.celsius, t.fahrenheit, t.unit(), Temperature.unit())
t.celsius = 30
print(t.fahrenheit, Temperature.freezing().celsius)
del t.celsius
for attempt in ["t.celsius = -300", "t.fahrenheit = 1", "t.celsius", "del t.fahrenheit"]:
    try:
        match attempt:
            case "t.celsius = -300":
                t.celsius = -300
            case "t.fahrenheit = 1":
                t.fahrenheit = 1
            case "t.celsius":
                t.celsius
            case _:
                del t.fahrenheit
    except (ValueError, AttributeError) as error:
        print(attempt, "->", type(error).__name__, error)
