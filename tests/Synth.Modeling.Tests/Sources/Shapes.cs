using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests;

/// <summary>Tables that tests of relations are put together from.</summary>
internal static class Shapes
{
    /// <summary>A root: an id and a measured column, so that it is never taken for a reference table.</summary>
    public static (Table, IEnumerable<object?[]>) Root(string name, int rows) => (
        Table(name, Required("id", new IntegerType(32)), Required("amount", new IntegerType(32))).WithKey("id"),
        Range(rows).Select(i => new object?[] { i + 1, 100 + (i * 37 % 91) }));

    /// <summary>Rows of a root's children: an id and the parent's.</summary>
    public static (Table, IEnumerable<object?[]>) Child(string name, string parent, params IEnumerable<int> childrenPerParent)
    {
        var parents = childrenPerParent.SelectMany((count, i) => Enumerable.Repeat(i + 1, count));
        return (
            Table(name, Required("id", new IntegerType(32)), Required("parent_id", new IntegerType(32)))
                .WithKey("id").WithForeignKey(parent, ("parent_id", "id")),
            parents.Select((key, i) => new object?[] { i + 1, key }));
    }

    /// <summary>A reference table of a code and a label.</summary>
    public static (Table, IEnumerable<object?[]>) Codes(string name, params IEnumerable<string> codes) => (
        Table(name, Required("code", new TextType(10)), Required("label", new TextType(40))).WithKey("code"),
        codes.Select(code => new object?[] { code, $"label of {code}" }));

    /// <summary>A bridge that has each pair of a student and a course.</summary>
    public static SourceDatabase FullBridge() => SourceDatabase.Of(
        Root("student", 20),
        Root("course", 20),
        (Table("mark", Required("student_id", new IntegerType(32)), Required("course_id", new IntegerType(32)))
            .WithKey("student_id", "course_id").WithForeignKey("student", ("student_id", "id"))
            .WithForeignKey("course", ("course_id", "id")),
            Range(400).Select(i => new object?[] { 1 + (i / 20), 1 + (i % 20) })));

    public static IEnumerable<int> Range(int count) => Enumerable.Range(0, count);
}
