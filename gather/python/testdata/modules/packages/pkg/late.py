print("late", __name__)
