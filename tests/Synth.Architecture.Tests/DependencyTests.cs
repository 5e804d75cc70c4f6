using Xunit;

namespace Synth.Architecture.Tests;

public sealed class DependencyTests
{
    private static readonly IReadOnlyList<ProjectFile> Projects = ProjectFile.All();

    [Fact]
    public void Source_projects_reference_only_what_the_table_allows() =>
        Assert.Empty(Projects
            .Where(project => project.Area == "src" && project.Name != DependencyTable.CompositionRoot)
            .SelectMany(project => DependencyTable.Source.TryGetValue(project.Name, out var allowed)
                ? Excess(project, allowed.Projects, allowed.Packages)
                : [$"{project.Name} is not in the table"]));

    [Fact]
    public void Connectors_reference_the_contract_and_their_own_driver_only() =>
        Assert.Empty(Projects
            .Where(project => project.Area == "connectors")
            .SelectMany(project => DependencyTable.Drivers.TryGetValue(project.Name, out var drivers)
                ? Excess(project, DependencyTable.Connector.Projects, [.. DependencyTable.Connector.Packages, .. drivers])
                : [$"{project.Name} is not in the table"]));

    [Fact]
    public void The_table_allows_no_cycle()
    {
        var order = new List<string>();
        while (DependencyTable.Source.Keys.Except(order).FirstOrDefault(IsReady) is { } next)
        {
            order.Add(next);
        }

        Assert.Empty(DependencyTable.Source.Keys.Except(order));
        bool IsReady(string project) => DependencyTable.Source[project].Projects.All(order.Contains);
    }

    [Fact]
    public void Only_the_composition_root_knows_concrete_connectors() =>
        Assert.Empty(Projects
            .Where(project => project.Area == "src" && project.Name != DependencyTable.CompositionRoot)
            .Where(project => project.Projects.Any(name => name.StartsWith("Synth.Connectors.", StringComparison.Ordinal)))
            .Select(project => project.Name));

    [Fact]
    public void Product_projects_never_reference_tests()
    {
        var tests = Projects.Where(project => project.Area == "tests").Select(project => project.Name).ToHashSet();
        Assert.Empty(Projects
            .Where(project => project.Area != "tests")
            .SelectMany(project => project.Projects.Where(tests.Contains).Select(name => $"{project.Name} references {name}")));
    }

    [Fact]
    public void Package_versions_are_stated_centrally() =>
        Assert.Empty(Projects.Where(project => project.StatesVersions).Select(project => project.Name));

    private static IEnumerable<string> Excess(ProjectFile project, string[] projects, string[] packages) =>
        project.Projects.Except(projects).Concat(project.Packages.Except(packages)).Select(name => $"{project.Name} references {name}");
}
