namespace Synth.Engine.Demo.Words;

/// <summary>What the shop sells. The order of the departments is the order of a customer's tastes.</summary>
internal static class Departments
{
    public static IReadOnlyList<Department> All { get; } =
    [
        new("HOM", "Home", [
            new("Kitchen", [
                new("Pans", "pan", 42, 1400), new("Knives", "knife", 35, 220), new("Storage jars", "jar", 9, 480)]),
            new("Textiles", [
                new("Bed linen", "duvet cover", 48, 1100), new("Towels", "towel", 16, 450), new("Cushions", "cushion", 22, 600)]),
            new("Lighting", [
                new("Desk lamps", "desk lamp", 55, 1700), new("Candles", "candle", 8, 350), new("Bulbs", "bulb", 6, 90)])]),
        new("ELE", "Electronics", [
            new("Audio", [
                new("Headphones", "headphones", 89, 260), new("Speakers", "speaker", 120, 1900), new("Radios", "radio", 64, 1200)]),
            new("Computing", [
                new("Keyboards", "keyboard", 70, 900), new("Monitors", "monitor", 260, 5200), new("Cables", "cable", 7, 60)]),
            new("Photo", [
                new("Cameras", "camera", 480, 700), new("Tripods", "tripod", 60, 1500), new("Memory cards", "memory card", 18, 10)])]),
        new("SPO", "Sport", [
            new("Running", [
                new("Shoes", "running shoes", 95, 620), new("Shirts", "running shirt", 28, 150), new("Bottles", "bottle", 12, 180)]),
            new("Camping", [
                new("Tents", "tent", 210, 3600), new("Sleeping bags", "sleeping bag", 110, 1300), new("Stoves", "stove", 38, 400)]),
            new("Cycling", [
                new("Helmets", "helmet", 60, 310), new("Lights", "bicycle light", 24, 110), new("Panniers", "pannier", 75, 980)])]),
        new("BOK", "Books", [
            new("Fiction", [
                new("Novels", "novel", 14, 380), new("Crime", "mystery", 12, 340), new("Poetry", "collection of poems", 11, 200)]),
            new("Non-fiction", [
                new("Cookery", "cookbook", 26, 1100), new("Travel", "travel guide", 19, 450), new("History", "history", 24, 720)]),
            new("Paper goods", [
                new("Notebooks", "notebook", 7, 240), new("Calendars", "calendar", 13, 400), new("Pens", "pen", 5, 25)])]),
        new("TOY", "Toys", [
            new("Building", [
                new("Blocks", "block set", 34, 1500), new("Marble runs", "marble run", 45, 1900), new("Model kits", "model kit", 29, 550)]),
            new("Games", [
                new("Board games", "board game", 32, 1100), new("Card games", "card game", 11, 180), new("Puzzles", "puzzle", 15, 640)]),
            new("Outdoors", [
                new("Kites", "kite", 20, 250), new("Balls", "ball", 10, 400), new("Scooters", "scooter", 85, 3100)])]),
        new("GAR", "Garden", [
            new("Tools", [
                new("Secateurs", "secateurs", 30, 260), new("Spades", "spade", 36, 2100), new("Gloves", "pair of gloves", 9, 120)]),
            new("Plants", [
                new("Seeds", "packet of seeds", 3, 15), new("Bulbs and tubers", "bag of bulbs", 8, 300), new("Pots", "pot", 14, 1800)]),
            new("Outdoor living", [
                new("Chairs", "garden chair", 79, 5400), new("Parasols", "parasol", 99, 6200), new("Grills", "grill", 190, 14000)])]),
    ];
}
