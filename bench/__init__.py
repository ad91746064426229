"""`make bench`: this atlas beside a plain Dash app and a folium page, in one browser and run."""
