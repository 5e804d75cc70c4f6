using Synth.Connectors.SqlServer.Sessions;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Swapping;

/// <summary>
/// A generation that goes out of sight: what of it moves, what is removed and kept as text, and what others may do with
/// it.
/// </summary>
/// <param name="Objects">All of it.</param>
/// <param name="Code">What of it is kept as text, in the order in which it is made again.</param>
/// <param name="Grants">Permissions on it.</param>
internal sealed record Outgoing(IReadOnlyList<TargetObject> Objects, IReadOnlyList<CodeObject> Code, IReadOnlyList<GrantRow> Grants)
{
    /// <summary>Whether there is anything that goes.</summary>
    public bool IsAny => Objects.Count > 0;

    /// <summary>The schemas of what moves.</summary>
    public IEnumerable<string> Schemas => Moved.Select(item => item.SchemaName!).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The keys of all of it.</summary>
    public IEnumerable<string> Keys => Objects.Select(item => item.Key);

    /// <summary>The statements that remove what is kept as text: what was made last goes first.</summary>
    public IEnumerable<string> Drops => Code.Reverse().Select(item => item.Drop).OfType<string>();

    /// <summary>The statements that make again what is kept as text.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Statements => [.. Code.Select(item => item.Create)];

    private IEnumerable<TargetObject> Moved
    {
        get
        {
            var drops = Drops.ToHashSet();
            return Objects.Where(item => item.IsMovable && !drops.Contains(item.Drop));
        }
    }

    /// <summary>The statements that move it out of the schemas that users see.</summary>
    public IEnumerable<string> MoveTo(string prefix) => Moved.Select(item => item.MoveTo(Staging.NameOf(prefix, item.SchemaName!)));

    /// <summary>What others have that would not let it go, or would go on leading to it.</summary>
    public IEnumerable<BindingRow> BoundBy(IEnumerable<BindingRow> bindings)
    {
        var names = Objects.Where(item => item.TableName is null).Select(item => item.FullName).ToHashSet();
        return bindings.Where(row => names.Contains(row.To) && !names.Contains(row.From) && !IsBeside(row.From));
    }

    private static bool IsBeside(TableName name) => name.Schema is { } schema
        && (schema.StartsWith(Staging.NewPrefix, StringComparison.Ordinal)
            || schema.StartsWith(Staging.OldPrefix, StringComparison.Ordinal));
}
