using System.Diagnostics;
using System.Globalization;
using Synth.Connectors;
using Synth.Engine;

namespace Synth.EndToEnd.Tests;

/// <summary><c>synth refresh</c> from a kept model as a process, which is killed without a word when it reaches a stage.</summary>
/// <param name="model">The model's file.</param>
/// <param name="target">The target.</param>
internal sealed class KilledProgram(string model, DatabaseAddress target)
{
    private const string PasswordVariable = "SYNTH_TEST_TARGET_PASSWORD";

    /// <summary>Runs it to its end or to its death.</summary>
    /// <param name="seed">The seed of the new generation.</param>
    /// <param name="stage">The stage at whose beginning it is killed; null to let it live.</param>
    /// <param name="delay">How long after that.</param>
    /// <returns>Whether it was killed before it came to its end.</returns>
    public async Task<bool> RunAsync(long seed, RunStage? stage, TimeSpan delay = default)
    {
        var start = new ProcessStartInfo("dotnet",
        [
            "exec", Path.Combine(AppContext.BaseDirectory, "synth.dll"), "refresh", "--model", model, "--target", AddressText(),
            .. target.Password is null ? [] : new[] { "--target-password-env", PasswordVariable },
            "--seed", seed.ToString(CultureInfo.InvariantCulture), "--no-evaluate", "--retries", "0", "--log-format", "json",
        ])
        { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment[PasswordVariable] = target.Password;
        using var program = Process.Start(start)!;
        var output = program.StandardOutput.ReadToEndAsync();
        while (await program.StandardError.ReadLineAsync() is { } line)
        {
            if (stage is { } wanted && line.Contains($"\"Stage\":\"{wanted}\"", StringComparison.Ordinal))
            {
                await Task.Delay(delay);
                program.Kill();
            }
        }

        await program.WaitForExitAsync();
        await output;
        return program.ExitCode != 0;
    }

    private string AddressText() => target.Host is null
        ? $"{target.Scheme}:{target.Database}"
        : string.Create(CultureInfo.InvariantCulture, $"{target.Scheme}://{target.User}@{target.Host}:{target.Port}/{target.Database}");
}
