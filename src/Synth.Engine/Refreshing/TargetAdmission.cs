using System.Globalization;
using Synth.Connectors;

namespace Synth.Engine;

/// <summary>Decides what a run may do with what its target holds. Destruction is off until it is named.</summary>
internal static class TargetAdmission
{
    /// <summary>Looks at the target and decides.</summary>
    /// <param name="target">The target.</param>
    /// <param name="address">Where it is, for messages and for the name that has to be confirmed.</param>
    /// <param name="replacement">What the user allows; null when nothing may be replaced.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SafetyException">The target holds something that may not be touched.</exception>
    public static async Task<TargetUse> AdmitAsync(
        ITargetSession target, DatabaseAddress address, ReplacementOptions? replacement, CancellationToken cancellationToken)
    {
        var contents = await target.DescribeContentsAsync(cancellationToken).ConfigureAwait(false);
        return (replacement, contents) switch
        {
            (null, { IsFree: true }) => TargetUse.Fill,
            (null, _) => throw Occupied(address, contents),
            (_, { IsOwn: true }) => TargetUse.Replace,
            ({ ConfirmedName: { } name }, _) when name == NameOf(address) => TargetUse.ReplaceAll,
            _ => throw Unconfirmed(address, contents, replacement.ConfirmedName),
        };
    }

    /// <summary>
    /// The name of a target that a user confirms: of its database, or of its file or folder. Null where the address names none.
    /// </summary>
    public static string? NameOf(DatabaseAddress address) => address switch
    {
        { Host: null, Database: { } path } when path.AsSpan().IndexOfAny('/', '\\') >= 0 =>
            Path.GetFileName(Path.TrimEndingDirectorySeparator(path)),
        _ => address.Database,
    };

    private static SafetyException Occupied(DatabaseAddress address, TargetContents contents) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The target {address} is not empty: it holds {contents.TableCount} tables or views. Name an empty or new database, or add "
        + $"--replace{(contents.IsOwn ? "" : " and confirm its name")}."));

    private static SafetyException Unconfirmed(DatabaseAddress address, TargetContents contents, string? confirmed)
    {
        var why = contents.Marker is null ? "no run of Synth has filled it" : "it also holds what no run of Synth made";
        var next = (NameOf(address), confirmed) switch
        {
            (null, _) => "Name the database in the address, and confirm that name with --confirm.",
            ({ } name, null) => $"If all of it may be replaced, add --confirm {name}.",
            ({ } name, _) => $"The name that was confirmed is not that of the target, which is {name}.",
        };
        return new SafetyException(string.Create(
            CultureInfo.InvariantCulture,
            $"The target {address} is not replaced: it holds {contents.TableCount} tables or views, and {why}. {next}"));
    }
}
