namespace Synth.EndToEnd.Tests;

/// <summary>The hard schemas that must clone, by name.</summary>
internal static class HardSchemaList
{
    /// <summary>All, each for the engines that can express it.</summary>
    public static IReadOnlyList<HardSchema> All { get; } =
    [
        KeySchemas.TenantKeys,
        KeySchemas.TwoKeysToOneParent,
        KeySchemas.NullableCycle,
        KeySchemas.FirmCycle,
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
        RuleSchemas.PartialUniqueIndexes,
        RuleSchemas.ManyColumnChecks,
        RuleSchemas.Exclusion,
        EngineSchemas.Partitioned,
        EngineSchemas.KindsOfTypes,
        EngineSchemas.ViewsTriggersAndRoutines,
    ];

    /// <summary>One of them.</summary>
    public static HardSchema Find(string name) => All.Single(schema => schema.Name == name);
}
