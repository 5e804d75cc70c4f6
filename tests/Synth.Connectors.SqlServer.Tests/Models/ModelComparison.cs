using Microsoft.SqlServer.Dac;
using Microsoft.SqlServer.Dac.Compare;
using Microsoft.SqlServer.Dac.Model;

namespace Synth.Connectors.SqlServer.Tests.Models;

/// <summary>Compares two databases as SQL Server's own tools do before they update one to the other.</summary>
internal static class ModelComparison
{
    /// <summary>What would have to be changed; empty where the two are the same.</summary>
    public static IReadOnlyList<string> Differences(TSqlModel expected, TSqlModel actual)
    {
        var folder = Directory.CreateTempSubdirectory("synth-sqlserver-models-");
        try
        {
            var comparison = new SchemaComparison(Package(expected, folder, "expected"), Package(actual, folder, "actual"));
            var result = comparison.Compare();
            return
            [
                .. result.GetErrors().Select(error => error.Message),
                .. result.Differences.SelectMany(Describe),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static SchemaCompareDacpacEndpoint Package(TSqlModel model, DirectoryInfo folder, string name)
    {
        var path = Path.Combine(folder.FullName, $"{name}.dacpac");
        var options = new PackageOptions { IgnoreValidationErrors = [] };
        DacPackageExtensions.BuildPackage(path, model, new PackageMetadata { Name = "database", Version = "1.0.0.0" }, options);
        return new SchemaCompareDacpacEndpoint(path);
    }

    private static IEnumerable<string> Describe(SchemaDifference difference) =>
        difference.Children.SelectMany(Describe)
            .Prepend($"{difference.UpdateAction} {difference.Name} {(difference.SourceObject ?? difference.TargetObject)?.Name}");
}
