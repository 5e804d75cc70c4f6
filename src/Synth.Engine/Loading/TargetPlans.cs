using Synth.Connectors;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>Plans what is done to a target: its schema, and the statements of the user's around it.</summary>
internal static class TargetPlans
{
    /// <summary>The plan.</summary>
    /// <exception cref="ConfigurationException">The target takes no statements, and there are some.</exception>
    public static SchemaPlan Create(SchemaTranslation translation, ConnectorCapabilities capabilities, RunOptions options)
    {
        var (before, after) = options.Hooks;
        if (before.Count + after.Count > 0 && !capabilities.RunsStatements)
        {
            throw new ConfigurationException("The configuration has hooks, and files take no statements. Leave hooks out, or choose a database as target.");
        }

        return SchemaPlan.Create(translation.Schema, capabilities.ConstraintTiming).With(before, after);
    }
}
