using Synth.Schema;
using Xunit;

namespace Synth.EndToEnd.Tests;

/// <summary>The map of types in <c>connectors/README.md</c>, which is made by the connectors themselves.</summary>
public sealed class TypeMapTests
{
    private static readonly DocumentSection Section = new("type map");

    public static TheoryData<string> Sources => [.. TypeMap.Sources.Select(source => source.Engine)];

    [Fact]
    public void The_map_of_the_documentation_is_what_the_connectors_do() => Section.Check(TypeMap.Render());

    [Fact]
    public void Every_kind_of_type_is_in_the_map() =>
        Assert.Empty(typeof(ColumnType).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(ColumnType)))
            .Except(TypeMap.Sources.SelectMany(source => source.Columns).Select(column => column.Type.GetType())));

    // What is carried as text in the source's own form is never said to be the same.
    [Theory]
    [MemberData(nameof(Sources))]
    public void What_another_engine_has_no_type_for_is_said_to_be_lost(string engine)
    {
        var source = TypeMap.Sources.Single(source => source.Engine == engine);
        foreach (var column in source.Columns.Where(column => column.Type is UnsupportedType or ArrayType or IntervalType or DomainType))
        {
            Assert.All(
                TypeMap.Translate(source, column).Where(cell => cell.Target != "files" && cell.Type != column.NativeType),
                cell => Assert.NotEmpty(cell.Losses));
        }
    }
}
