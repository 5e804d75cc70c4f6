using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>What the server can make shapes and places in trees of: well-known text, and numbers between strokes.</summary>
internal static partial class StoredShapes
{
    /// <summary>Whether an expression makes such a value of a text that the server does not understand.</summary>
    /// <param name="expression">What INSERT has for a column.</param>
    /// <param name="text">The text.</param>
    public static bool IsUnreadable(ScalarExpression expression, string? text) => text is not null
        && Calls(expression) switch
        {
            "STGeomFromText" => !Shape().IsMatch(text),
            "Parse" => !Place().IsMatch(text),
            _ => false,
        };

    private static string? Calls(ScalarExpression expression)
    {
        var finder = new Finder();
        expression.Accept(finder);
        return finder.Names.Find(name => name is "STGeomFromText" or "Parse");
    }

    [GeneratedRegex(@"^SRID=[0-9]+;[A-Z]+ (?:EMPTY|\(+-?[0-9.]+ -?[0-9.]+[-0-9., ()]*\))$")]
    private static partial Regex Shape();

    [GeneratedRegex(@"^/(?:-?[0-9]+(?:\.-?[0-9]+)*/)*$")]
    private static partial Regex Place();

    private sealed class Finder : TSqlFragmentVisitor
    {
        public List<string> Names { get; } = [];

        public override void Visit(FunctionCall node) => Names.Add(node.FunctionName.Value);
    }
}
