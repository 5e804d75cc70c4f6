namespace Synth.Modeling.Tests.Semantics;

public sealed class CommonTextsTests
{
    [Theory]
    [InlineData("Maria")]
    [InlineData("california")]
    [InlineData(" Germany ")]
    [InlineData("Schmidt")]
    public void Names_and_places_of_published_lists_are_common(string text) => Assert.True(CommonTexts.Contain(text));

    // What stands in for rare places may be one of the source's by chance, and tells of nobody.
    [Fact]
    public void Every_place_that_may_stand_in_is_common() =>
        Assert.All(Gazetteer.Places, place => Assert.True(CommonTexts.Contain(place.City), place.City));

    [Theory]
    [InlineData("Maria Schmidt")]
    [InlineData("12 Main Street")]
    [InlineData("")]
    public void Whole_names_and_addresses_are_not(string text) => Assert.False(CommonTexts.Contain(text));
}
