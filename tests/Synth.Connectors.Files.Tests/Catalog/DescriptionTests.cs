using Synth.Connectors.Files.Catalog;
using Xunit;

namespace Synth.Connectors.Files.Tests.Catalog;

public sealed class DescriptionTests
{
    [Fact]
    public void The_published_JSON_schema_is_that_of_the_description() => Assert.Equal(
        SchemaDocumentJson.Schema(), File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Catalog", "description.schema.json")));
}
