using System.Runtime.CompilerServices;
using Synth.Connectors.Files.Catalog;
using Xunit;

namespace Synth.Connectors.Files.Tests.Catalog;

public sealed class DescriptionTests
{
    [Fact]
    public void The_published_JSON_schema_is_that_of_the_description() => Assert.Equal(SchemaDocumentJson.Schema(), ReadPublished());

    // SYNTH_UPDATE_GOLDEN=1 writes the file anew; what changed is then seen in the diff.
    private static string ReadPublished([CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "../../../connectors/Synth.Connectors.Files/Catalog/description.schema.json");
        if (Environment.GetEnvironmentVariable("SYNTH_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, SchemaDocumentJson.Schema());
        }

        return File.ReadAllText(path);
    }
}
