class Animal:
    legs = 4
    known = []

    def __init__(self, name):
        self.name = name
        Animal.known.append(self)

    def sound(self):
        return "..."

    def speak(self):
        return f"{self.name} says {self.sound()}"

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"


class Dog(Animal):
    def sound(self):
        return "woof"


class Puppy(Dog):
    legs = 3

    def __init__(self, name, age):
        super().__init__(name)
        self.age = age

    def sound(self):
        return super().sound() + "!" * self.age


rex, bit = Dog("Rex"), Puppy("Bit", 2)
print(rex.speak(), "|", bit.speak(), "|", Animal("It").speak())
print(Animal.known, bit.legs, rex.legs)
rex.legs = 5
print(rex.legs, Dog.legs, "legs" in vars(bit), vars(bit))
print(isinstance(bit, Animal), issubclass(Puppy, Dog), isinstance(rex, (int, Puppy)))
print([c.__name__ for c in Puppy.__mro__], Puppy.__bases__ == (Dog,))
del rex.legs
print(rex.legs, hasattr(rex, "age"), getattr(rex, "age", "no age"))
setattr(rex, "age", 7)
delattr(bit, "age")
print(rex.age, bit.__dict__, Dog.sound(bit), bit.speak.__self__ is bit)
