"""The geographic maps: what they count, plain shapes in one plane, and each way to draw or take them away."""
