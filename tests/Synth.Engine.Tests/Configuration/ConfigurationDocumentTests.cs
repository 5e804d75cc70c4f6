using System.Text.Json.Nodes;
using Synth.Engine.Configuration;
using Synth.Modeling;
using Synth.Schema;
using Xunit;

namespace Synth.Engine.Tests.Configuration;

public sealed class ConfigurationDocumentTests
{
    [Fact]
    public void Every_example_of_a_setting_is_right()
    {
        var text = string.Join("\n", ConfigurationShape.Root.Settings
            .Where(setting => !setting.Name.EndsWith("-file", StringComparison.Ordinal))
            .Select(setting => $"{setting.Name}: {setting.Example}"));

        Assert.NotEqual(SynthConfiguration.Empty, ConfigurationFile.Parse(text, "example", _ => null));
    }

    [Fact]
    public void The_JSON_schema_knows_every_setting_and_refuses_others()
    {
        var schema = ConfigurationSchema.Create();

        Assert.Equal(
            ConfigurationShape.Root.Settings.Select(setting => setting.Name),
            ((JsonObject)schema["properties"]!).Select(property => property.Key));
        Assert.False(schema["additionalProperties"]!.GetValue<bool>());
        Assert.Equal(
            ["table", "columns"],
            ((JsonArray)schema["properties"]!["virtual-keys"]!["items"]!["required"]!).Select(name => name!.GetValue<string>()));
    }

    [Theory]
    [InlineData("sqlite:shop.db")]
    [InlineData("sqlite:C:\\data\\\"odd\" $name: # .db")]
    public void A_template_reads_as_a_configuration_that_names_its_source(string address)
    {
        var schema = new DatabaseSchema { Engine = "sqlite", Tables = [new Table { Name = new TableName("odd: name"), Columns = [] }] };
        var plan = GenerationPlanner.Create(schema,
            new DatabaseProfile(new Dictionary<TableName, long>(), new Dictionary<(TableName, ForeignKey), ForeignKeyStatistics>()));

        var text = ConfigurationTemplate.Write(plan, address);

        Assert.Equal(SynthConfiguration.Empty with { Source = new ConfiguredDatabase(address) },
            ConfigurationFile.Parse(text, "template", _ => null));
        Assert.Contains("\"odd: name\":", text, StringComparison.Ordinal);
    }
}
