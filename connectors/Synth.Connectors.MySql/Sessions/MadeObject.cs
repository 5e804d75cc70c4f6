using Synth.Schema;

namespace Synth.Connectors.MySql.Sessions;

/// <summary>An object that a run makes in its target, as DROP names it.</summary>
/// <param name="Kind">TABLE, VIEW, SEQUENCE, PROCEDURE, FUNCTION, PACKAGE or EVENT.</param>
/// <param name="Name">Its name.</param>
internal sealed record MadeObject(string Kind, string Name)
{
    /// <summary>The object that a change makes; null when it makes none of its own.</summary>
    public static MadeObject? Of(SchemaChange change) => change switch
    {
        CreateTable create => new("TABLE", create.Table.Name.Name),
        CreateView create => new("VIEW", create.View.Name.Name),
        CreateSequence create => new("SEQUENCE", create.Sequence.Name.Name),
        CreateRoutine create => new(create.Routine.Signature, create.Routine.Name.Name),
        CreateObject { Object.Kind: MergedKind } create => new("TABLE", create.Object.Name.Name),
        CreateObject { Object.Kind: EventKind } create => new("EVENT", create.Object.Name.Name),
        _ => null,
    };

    /// <summary>What <see cref="EngineObject.Kind"/> is for an event.</summary>
    public const string EventKind = "event";

    /// <summary>What it is for a table of the engine MERGE.</summary>
    public const string MergedKind = "table of tables";
}
