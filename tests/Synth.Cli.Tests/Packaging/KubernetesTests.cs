using k8s;
using k8s.Models;
using Xunit;

namespace Synth.Cli.Tests.Packaging;

/// <summary>The examples for Kubernetes fit the types that it publishes, and the program understands what they call.</summary>
public sealed class KubernetesTests
{
    public static TheoryData<string> Files => ["kubernetes/cluster.yaml", "kubernetes/partitions.yaml", "schedules/cronjob.yaml"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Examples_have_only_what_kubernetes_knows(string file) =>
        Assert.NotEmpty(KubernetesYaml.LoadAllFromString(Read(file), strict: true));

    [Fact]
    public void What_kubernetes_does_not_know_would_be_found() =>
        Assert.ThrowsAny<Exception>(() => KubernetesYaml.LoadAllFromString(
            Read("kubernetes/partitions.yaml").Replace("backoffLimit:", "backOfLimit:", StringComparison.Ordinal), strict: true));

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_program_understands_what_examples_call(string file)
    {
        foreach (var container in Containers(file))
        {
            var variables = (container.Env ?? [])
                .Where(variable => variable.Value is not null)
                .ToDictionary(variable => variable.Name, variable => variable.Value);
            var arguments = container.Args.Select(argument => argument
                .Replace("$(JOB_COMPLETION_INDEX)", "7", StringComparison.Ordinal)
                .Replace("$(POD_IP)", "10.0.0.7", StringComparison.Ordinal));

            // Nothing but the files in it is missing here.
            var run = await CliRun.Of(variables, [.. arguments]);
            Assert.Equal(2, run.ExitCode);
            Assert.Matches("cannot be read|There is no", run.Error);
        }
    }

    [Fact]
    public void All_shares_of_the_indexed_job_are_loaded()
    {
        var job = KubernetesYaml.LoadAllFromString(Read("kubernetes/partitions.yaml"), strict: true).OfType<V1Job>()
            .Single(job => job.Spec.CompletionMode == "Indexed");
        Assert.Contains($"--partition=$(JOB_COMPLETION_INDEX)/{job.Spec.Completions}", job.Spec.Template.Spec.Containers[0].Args);
    }

    private static IEnumerable<V1Container> Containers(string file) => KubernetesYaml.LoadAllFromString(Read(file), strict: true)
        .SelectMany(resource => resource switch
        {
            V1Deployment deployment => deployment.Spec.Template.Spec.Containers,
            V1Job job => job.Spec.Template.Spec.Containers,
            V1CronJob job => job.Spec.JobTemplate.Spec.Template.Spec.Containers,
            _ => [],
        });

    private static string Read(string file) => File.ReadAllText(Path.Combine(Folder(AppContext.BaseDirectory), "docker", file));

    private static string Folder(string start) =>
        File.Exists(Path.Combine(start, "Synth.sln")) ? start : Folder(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(start))!);
}
