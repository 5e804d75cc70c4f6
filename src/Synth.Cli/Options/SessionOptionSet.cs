using System.CommandLine;
using Synth.Engine;

namespace Synth.Cli.Options;

/// <summary>The options that say which part of a run a session does: all of it, or one of the steps of a divided one.</summary>
internal sealed class SessionOptionSet
{
    private readonly Option<bool> resume = new("--resume")
    {
        Description = "Go on where an earlier run with --resume was interrupted, or begin one that can be",
    };

    private readonly Option<bool> prepare = new("--prepare")
    {
        Description = "Only create the tables, so that partitions can be loaded by other processes",
    };

    private readonly Option<Partition?> partition = new("--partition")
    {
        Description = "Only load share i of n, from 0/n to (n-1)/n, into a prepared target; shares may be loaded at once, anywhere",
        HelpName = "i/n",
        CustomParser = result =>
        {
            var parsed = Partition.TryParse(result.Tokens[0].Value);
            if (parsed is null)
            {
                result.AddError("--partition is i/n with i from 0 to n-1, as in 0/3.");
            }

            return parsed;
        },
    };

    private readonly Option<bool> finish = new("--finish")
    {
        Description = "Only complete, verify and publish a target whose partitions are loaded",
    };

    private SessionOptionSet(Command command)
    {
        command.Options.Add(resume);
        command.Options.Add(prepare);
        command.Options.Add(partition);
        command.Options.Add(finish);
        command.Validators.Add(result =>
        {
            Option[] options = [resume, prepare, partition, finish];
            if (options.Count(option => result.GetResult(option) is not null) > 1)
            {
                result.AddError("Give one of --resume, --prepare, --partition and --finish, not several.");
            }
        });
    }

    public static SessionOptionSet AddTo(Command command) => new(command);

    /// <summary>Whether the run is one that can be interrupted.</summary>
    public bool IsResumed(ParseResult parsed) => parsed.GetValue(resume);

    /// <summary>Whether what is loaded outlives an interruption.</summary>
    public bool KeepsWhatIsLoaded(ParseResult parsed) => IsResumed(parsed) || IsFinished(parsed) || PartitionOf(parsed) is not null;

    /// <summary>Whether only the tables are wanted.</summary>
    public bool IsPrepared(ParseResult parsed) => parsed.GetValue(prepare);

    /// <summary>Whether only the rest is wanted.</summary>
    public bool IsFinished(ParseResult parsed) => parsed.GetValue(finish);

    /// <summary>The share that is wanted; null for all.</summary>
    public Partition? PartitionOf(ParseResult parsed) => parsed.GetValue(partition);
}
