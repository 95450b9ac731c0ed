"""Who is who: pairs of things that may be one, scored by Splink on DuckDB (or Spark) and explained."""
