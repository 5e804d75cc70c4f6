using Synth.Connectors.SqlServer.Ddl.Translation;
using Xunit;

namespace Synth.Connectors.SqlServer.Tests.Ddl;

public sealed class NameAllocatorTests
{
    [Fact]
    public void The_empty_name_that_SQLite_knows_becomes_one()
    {
        var allocator = new NameAllocator();
        Assert.Equal(["_", "__2"], [allocator.Allocate(""), allocator.Allocate("")]);
    }

    [Fact]
    public void Names_that_differ_in_case_alone_or_at_the_end_of_a_long_one_stay_apart()
    {
        var allocator = new NameAllocator();
        string[] given = [.. new[] { "a", "A", new string('x', 200) + "1", new string('x', 200) + "2" }.Select(allocator.Allocate)];
        Assert.Equal(given.Length, given.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(given, name => Assert.InRange(name.Length, 1, NameAllocator.MaxLength));
    }
}
