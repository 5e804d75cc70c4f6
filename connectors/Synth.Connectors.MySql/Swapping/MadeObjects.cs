using Synth.Connectors.MySql.Sessions;

namespace Synth.Connectors.MySql.Swapping;

/// <summary>What of a database goes when it is replaced: what runs of ours made, or all of it.</summary>
/// <param name="objects">What runs made; null for all.</param>
internal sealed class MadeObjects(IReadOnlySet<MadeObject>? objects)
{
    /// <summary>Whether a table or sequence goes.</summary>
    public bool ContainsTable(string name) => objects is null || objects.Contains(new MadeObject("TABLE", name))
        || objects.Contains(new MadeObject("SEQUENCE", name));

    /// <summary>Whether a piece of code goes; triggers are not noted, and go with their tables, whoever made them.</summary>
    public bool Contains(CodeObject code) => objects is null || code.Kind == CodeObject.TriggerKind
        || objects.Contains(new MadeObject(code.Kind, code.Name));
}
