using System.Reflection;
using Xunit;

namespace Synth.Connectors.Specification;

/// <summary>Says which suites there are, and whether a test project has them all.</summary>
public static class SpecificationSuites
{
    /// <summary>The suites that every connector passes.</summary>
    public static IReadOnlyList<Type> All { get; } =
        [.. typeof(SpecificationSuites).Assembly.GetTypes()
            .Where(type => type.IsAbstract && type.Name.EndsWith("Specification", StringComparison.Ordinal)).OrderBy(type => type.Name)];

    /// <summary>Fails when a test project leaves a suite out.</summary>
    public static void AssertComplete(Assembly testProject)
    {
        var missing = All.Where(suite => !testProject.GetTypes().Any(type => !type.IsAbstract && type.IsSubclassOf(suite)))
            .Select(suite => suite.Name);
        Assert.Empty(missing);
    }
}
