using Synth.Connectors;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>Settles to which tree of a model families are added, and refuses where other rows would have to change.</summary>
internal static class AppendSubject
{
    /// <summary>The root of the tree.</summary>
    /// <exception cref="ConfigurationException">There is no such root.</exception>
    /// <exception cref="SafetyException">Families cannot be added while all other rows stay as they are.</exception>
    public static TableName Choose(RelationalModel model, FamilyAppend append)
    {
        var roots = model.Plan.Roots.Select(root => root.Name).ToArray();
        var root = (append.Root is { } asked ? Find(roots, asked) : FamilyTrees.Largest(model)) ?? throw new ConfigurationException(
            $"Families cannot be added to {append.Root?.ToString() ?? "this model"}: it is no root of families. "
            + $"Roots are {(roots.Length == 0 ? "none" : string.Join(", ", roots.AsEnumerable()))}.");
        var obstacles = FamilyTrees.FindObstacles(model, root);
        return obstacles.Count == 0 ? root : throw new SafetyException(string.Join(
            Environment.NewLine,
            [$"Families of {root} cannot be added while all other rows stay as they are.",
             .. obstacles.Select(issue => $"  {issue.Subject}: {issue.Message}"),
             "Refresh the target with a larger --scale instead, or name another root: --append-families TABLE=N."]));
    }

    // A name without a schema is enough where it is the only one.
    private static TableName? Find(TableName[] roots, TableName asked) =>
        roots.FirstOrDefault(name => name == asked)
        ?? (roots.Where(name => asked.Schema is null && name.Name == asked.Name).ToArray() is [var only] ? only : null);
}
