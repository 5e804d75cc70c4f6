namespace Synth.EndToEnd.Tests;

/// <summary>The hard schemas that must clone, by name.</summary>
internal static class HardSchemaList
{
    /// <summary>Those that both engines can express.</summary>
    public static IReadOnlyList<HardSchema> All { get; } =
    [
        KeySchemas.TwoKeysToOneParent,
        KeySchemas.NullableCycle,
        KeySchemas.TwoCycles,
        KeySchemas.TwoSelfReferences,
        KeySchemas.IdentityAndGenerated,
        KeySchemas.Subtypes,
        KeySchemas.KeylessAndUniqueIndex,
        ShapeSchemas.ChildCounts,
        ShapeSchemas.EmptyAndTiny,
        ShapeSchemas.ThreeSmallLevels,
        ShapeSchemas.OddNames,
        ValueSchemas.Texts,
        ValueSchemas.Numbers,
        ValueSchemas.Times,
    ];

    /// <summary>One of them.</summary>
    public static HardSchema Find(string name) => All.Single(schema => schema.Name == name);
}
