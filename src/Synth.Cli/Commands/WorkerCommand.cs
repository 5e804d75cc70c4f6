using System.CommandLine;
using System.Globalization;
using System.Net;
using Synth.Cli.Failures;
using Synth.Cli.Help;
using Synth.Cli.Options;
using Synth.Cluster;
using Synth.Engine;

namespace Synth.Cli.Commands;

/// <summary><c>synth worker</c>: joins a cluster and works for the runs that are submitted to it.</summary>
internal static class WorkerCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command(
            "worker",
            "Join a cluster, load the target of the runs that are submitted to it, and help with fits of the source; "
                + "any worker may coordinate besides.");
        var member = ClusterMemberOptionSet.AddTo(
            command, "Where members find each other: redis://host:port, or postgres://… with Orleans' tables");
        member.Address.Required = true;
        var target = DatabaseOptions.AddTarget(command);
        var source = DatabaseOptions.AddHelped(command);
        var listen = new Option<string>("--listen")
        {
            Description = "The address at which other members reach this one; anything but loopback needs TLS [default: 127.0.0.1]",
            HelpName = "address",
        };
        var ports = new Option<string>("--ports")
        {
            Description = "The ports for other workers and for those who submit runs, as in 11111,30000 [default: two that are free]",
            HelpName = "port,port",
        };
        command.Options.Add(listen);
        command.Options.Add(ports);
        var options = new RunOptionSet().AddWorkers(command);
        var config = ConfigurationOption.AddTo(command);
        command.ShowExamplesFirst(
        [
            "synth worker --cluster redis://127.0.0.1:6379 --target postgres://owner@test.example/shop --target-password-env TEST_PASSWORD",
            "synth worker --cluster redis://127.0.0.1:6379 --source postgres://reader@prod.example/shop --source-password-env PROD",
            "synth worker --cluster rediss://redis.example:6380 --target $TARGET --listen $POD_IP --ports 11111,30000 \\",
            "             --tls-certificate /tls/tls.crt --tls-key /tls/tls.key --tls-authority /tls/ca.crt",
        ]);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var configuration = config.Read(parsed, host);
            var settings = member.Resolve(parsed, host, parsed.GetValue(member.Address)!);
            var (siloPort, gatewayPort) = PortsIn(parsed.GetValue(ports));
            settings = settings with { Listen = AddressIn(parsed.GetValue(listen)), SiloPort = siloPort, GatewayPort = gatewayPort };
            var toRead = source.ResolveIfNamed(parsed, host, configuration);
            var toFill = toRead is null
                ? target.Resolve(parsed, host, configuration)
                : target.ResolveIfNamed(parsed, host, configuration);
            var worker = new ClusterWorker(
                settings,
                toFill,
                toRead,
                options.Resolve(parsed, configuration).Workers,
                host.Error.WriteLine,
                host.Clock);
            await worker.RunAsync(cancellationToken);
            return (int)ExitCode.Success;
        });
        return command;
    }

    private static IPAddress AddressIn(string? text) =>
        text is null ? IPAddress.Loopback
        : IPAddress.TryParse(text, out var address) ? address
        : throw new ConfigurationException("--listen is an IP address of this machine, as in 127.0.0.1 or 10.0.0.7.");

    private static (int Silo, int Gateway) PortsIn(string? text) =>
        text is null ? (0, 0)
        : text.Split(',') is [var silo, var gateway]
            && int.TryParse(silo, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(gateway, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
            ? (first, second)
        : throw new ConfigurationException("--ports is two numbers with a comma between them, as in 11111,30000.");
}
