using Synth.Connectors;
using Synth.Engine.Configuration;
using Synth.Server.Jobs;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Synth.Cli.Tests.Packaging;

/// <summary>The compose files hold together, which is checked without a container engine: names, files, conditions, ports.</summary>
public sealed class ComposeTests
{
    private static readonly string[] ServiceKeys =
    [
        "image", "build", "command", "entrypoint", "environment", "ports", "volumes", "tmpfs", "healthcheck", "depends_on", "restart",
    ];

    private static readonly string[] Conditions = ["service_healthy", "service_started", "service_completed_successfully"];

    public static TheoryData<string> Files => ["compose.yaml", "demo/compose.yaml"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Services_say_what_they_run_and_nothing_that_compose_does_not_know(string file)
    {
        foreach (var (name, service) in Services(file))
        {
            Assert.True(service.Children.ContainsKey("image") || service.Children.ContainsKey("build"), name);
            Assert.Empty(Keys(service).Except(ServiceKeys));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Services_wait_only_for_others_that_can_be_waited_for(string file)
    {
        var services = Services(file).ToDictionary();
        foreach (var (other, condition) in services.Values.SelectMany(service => Section(service, "depends_on")))
        {
            var awaited = Assert.Contains(other, services);
            var kind = Text((YamlMappingNode)condition, "condition");
            Assert.Contains(kind, Conditions);
            Assert.True(kind != "service_healthy" || awaited.Children.ContainsKey("healthcheck"), other);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Mounted_and_built_files_are_there_and_ports_are_this_machines_alone(string file)
    {
        var folder = Path.GetDirectoryName(Deployment.PathOf(file))!;
        var root = Deployment.Yaml(file);
        var named = root.Children.ContainsKey("volumes") ? Keys((YamlMappingNode)root["volumes"]).ToArray() : [];
        foreach (var (_, service) in Services(file))
        {
            Assert.All(Texts(service, "volumes").Select(volume => volume.Split(':')[0]), source =>
                Assert.True(named.Contains(source) || Path.Exists(Path.Combine(folder, source)), source));
            Assert.All(Texts(service, "ports"), port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
            foreach (var (key, value) in Section(service, "build"))
            {
                var path = key == "context" ? Path.Combine(folder, ((YamlScalarNode)value).Value!)
                    : Path.Combine(Deployment.Root, ((YamlScalarNode)value).Value!);
                Assert.True(Path.Exists(path), path);
            }
        }
    }

    [Fact]
    public void The_demonstration_serves_jobs_whose_databases_and_passwords_are_in_its_compose_file()
    {
        var services = Services("demo/compose.yaml").ToDictionary();
        var environment = Section(services["synth"], "environment").Select(entry => entry.Key).ToArray();
        var serve = ServeFile.Read(
            Deployment.PathOf("demo", "synth", "serve.yaml"), name => $"value of {name}",
            schedule => JobSchedules.ProblemOf(schedule, TimeProvider.System));

        Assert.Equal(["mysql", "sqlserver"], serve.Jobs.Select(job => job.Name));
        Assert.Contains("SYNTH_TOKEN", environment);
        foreach (var job in serve.Jobs)
        {
            var configuration = ConfigurationFile.Read(job.Configuration, _ => null);
            foreach (var database in new[] { configuration.Source, configuration.Target })
            {
                var address = DatabaseAddressParser.Parse(database.Address!);
                Assert.Contains(address.Host!, services);
                Assert.Contains(address.Scheme, Engines.Registry.Find(address).Schemes);
                Assert.Contains(database.PasswordVariable, environment);
            }
        }
    }

    [Fact]
    public void The_image_runs_as_a_numbered_user_that_is_not_root_with_ICU_and_the_web_framework()
    {
        var lines = File.ReadAllLines(Deployment.PathOf("Dockerfile")).Where(line => line.Length > 0 && !line.StartsWith('#')).ToArray();
        var images = lines.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).ToArray();

        Assert.Matches("^USER [1-9][0-9]*:[1-9][0-9]*$", lines.Last(line => line.StartsWith("USER ", StringComparison.Ordinal)));
        Assert.Equal("ENTRYPOINT [\"synth\"]", lines[^1]);
        // Not the Alpine or chiseled image, which lack ICU, and not the plain runtime, which lacks ASP.NET Core.
        Assert.Equal("FROM mcr.microsoft.com/dotnet/aspnet:10.0", images[^1]);
        Assert.DoesNotContain(lines, line => line.Contains("GLOBALIZATION_INVARIANT", StringComparison.Ordinal));
    }

    private static IEnumerable<KeyValuePair<string, YamlMappingNode>> Services(string file) =>
        Section(Deployment.Yaml(file), "services").Select(entry => KeyValuePair.Create(entry.Key, (YamlMappingNode)entry.Value));

    private static IEnumerable<KeyValuePair<string, YamlNode>> Section(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var section)
            ? ((YamlMappingNode)section).Select(entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value!, entry.Value))
            : [];

    private static IEnumerable<string> Keys(YamlMappingNode node) => node.Children.Keys.Select(key => ((YamlScalarNode)key).Value!);

    private static IEnumerable<string> Texts(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var list) ? ((YamlSequenceNode)list).Select(item => ((YamlScalarNode)item).Value!) : [];

    private static string Text(YamlMappingNode node, string name) => ((YamlScalarNode)node[name]).Value!;
}
