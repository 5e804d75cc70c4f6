using CsCheck;
using Xunit;

namespace Synth.Schema.Tests;

public sealed class ValueListTests
{
    [Fact]
    public void Is_equal_exactly_when_the_elements_are() =>
        Gen.Select(Gen.Int[0, 2].Array[0, 4], Gen.Int[0, 2].Array[0, 4]).Sample((left, right) =>
        {
            var (a, b) = (left.ToValueList(), right.ToValueList());
            Assert.Equal(left.SequenceEqual(right), a.Equals(b));
            Assert.Equal(a.Equals(b), b.Equals(a));
            Assert.True(!a.Equals(b) || a.GetHashCode() == b.GetHashCode());
        });

    [Fact]
    public void Is_equal_in_depth() =>
        Assert.Equal<ValueList<ValueList<string>>>([["a"], ["b", "c"]], [["a"], ["b", "c"]]);

    [Fact]
    public void Does_not_equal_null_or_another_type()
    {
        ValueList<int> list = [1];
        Assert.False(list.Equals(null));
        Assert.False(list.Equals((object)new[] { 1 }));
    }

    [Fact]
    public void Order_and_number_of_elements_matter()
    {
        ValueList<int> list = [1, 2];
        Assert.NotEqual([2, 1], list);
        Assert.NotEqual([1, 2, 2], list);
    }

    [Fact]
    public void Does_not_change_with_the_array_it_was_made_from()
    {
        var array = new[] { 1, 2 };
        var fromSpan = ValueList.Create<int>(array);
        var fromSequence = array.ToValueList();
        array[0] = 9;
        Assert.Equal(1, fromSpan[0]);
        Assert.Equal(1, fromSequence[0]);
    }

    [Fact]
    public void Empty_lists_are_one_object()
    {
        ValueList<string> list = [];
        Assert.Same(ValueList<string>.Empty, list);
        Assert.Same(ValueList<string>.Empty, Array.Empty<string>().ToValueList());
    }

    [Fact]
    public void Makes_records_that_hold_it_value_equal()
    {
        var one = new PrimaryKey("pk", ["a", "b"]);
        Assert.Equal(one, new PrimaryKey("pk", ["a", "b"]));
        Assert.NotEqual(one, new PrimaryKey("pk", ["b", "a"]));
    }

    [Fact]
    public void Prints_its_elements() => Assert.Equal("[1, 2]", new[] { 1, 2 }.ToValueList().ToString());
}
