using System.Globalization;
using Microsoft.SqlServer.Dac.Model;

namespace Synth.Connectors.SqlServer.Tests.Models;

/// <summary>Properties of a model whose types are the model's own.</summary>
internal static class ModelText
{
    /// <summary>A property as text; null where there is none.</summary>
    public static string? GetText(this TSqlObject item, ModelPropertyClass property) =>
        Convert.ToString(item.GetProperty(property), CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    /// <summary>What a literal of T-SQL stands for.</summary>
    public static string Unquoted(string literal) => literal.TrimStart('N').Trim('\'').Replace("''", "'", StringComparison.Ordinal);
}
