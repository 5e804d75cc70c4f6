using System.Text;
using CsCheck;
using Synth.Connectors.PostgreSql.Ddl.Translation;
using Xunit;

namespace Synth.Connectors.PostgreSql.Tests.Ddl;

public sealed class NameAllocatorTests
{
    [Fact]
    public void The_empty_name_that_SQLite_knows_becomes_one()
    {
        var allocator = new NameAllocator();
        Assert.Equal(["_", "__2"], [allocator.Allocate(""), allocator.Allocate("")]);
    }

    [Fact]
    public void Names_are_short_enough_different_and_the_same_each_time() =>
        Gen.String[Gen.Char["aé€"], 55, 75].Array[1, 20].Sample(names =>
        {
            var allocator = new NameAllocator();
            var given = names.Concat(names).Select(allocator.Allocate).ToArray();
            var again = new NameAllocator();
            return given.All(name => Encoding.UTF8.GetByteCount(name) <= NameAllocator.MaxBytes)
                && given.Distinct().Count() == given.Length
                && given.SequenceEqual(names.Concat(names).Select(again.Allocate));
        });

    [Fact]
    public void A_name_that_fits_and_is_free_stays() => Assert.Equal("order line", new NameAllocator().Allocate("order line"));

    [Fact]
    public void Long_names_that_differ_at_the_end_stay_apart()
    {
        var allocator = new NameAllocator();
        Assert.NotEqual(allocator.Allocate(new string('x', 70) + "a"), allocator.Allocate(new string('x', 70) + "b"));
    }
}
