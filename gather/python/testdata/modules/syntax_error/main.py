print("before")
import wrong
