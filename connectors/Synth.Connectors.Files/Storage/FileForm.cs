using Synth.Connectors.Files.Catalog;
using Synth.Connectors.Files.Ddl;
using Synth.Schema;

namespace Synth.Connectors.Files.Storage;

/// <summary>A form in which a whole database is kept in files. Stateless.</summary>
internal abstract class FileForm
{
    /// <summary>The short name: the scheme of addresses and the engine of schemas that were found in such files.</summary>
    public abstract string Engine { get; }

    /// <summary>The name as people write it.</summary>
    public abstract string DisplayName { get; }

    /// <summary>The options that addresses may have.</summary>
    public abstract IReadOnlyList<string> OptionNames { get; }

    /// <summary>Whether a target is a folder rather than a file.</summary>
    public abstract bool IsFolder { get; }

    /// <summary>Whether the files themselves hold rows to their primary and unique keys.</summary>
    public virtual bool KeepsKeys => false;

    /// <summary>Whether what is being built is published as it is, rather than written out in another form.</summary>
    public virtual bool IsWorkingFile => false;

    /// <summary>The file that belongs to a target beside it; null where everything is in one place.</summary>
    public virtual string? CompanionOf(string path) => null;

    /// <summary>Refuses options whose values mean nothing.</summary>
    /// <exception cref="AddressException">There is one.</exception>
    public virtual void Validate(IReadOnlyDictionary<string, string> options)
    {
    }

    /// <summary>What becomes of the objects of a schema.</summary>
    public virtual LossLedger LedgerOf(DatabaseSchema source, IReadOnlyDictionary<string, string> options) =>
        DescriptionLedger.Of(source, this);

    /// <summary>What is in a place that may become a target.</summary>
    /// <exception cref="ConnectionException">It cannot be looked into.</exception>
    public abstract TargetContents Describe(string path);

    /// <summary>Opens a source.</summary>
    /// <exception cref="ConnectionException">It is missing, incomplete, or not in this form.</exception>
    public abstract FileDatabase Open(string path, IReadOnlyDictionary<string, string> options);

    /// <summary>Writes out what was loaded, and reads it back.</summary>
    /// <param name="work">What was loaded.</param>
    /// <param name="document">Its description.</param>
    /// <param name="destination">Where to; nothing is there yet, save for a form that is built in place.</param>
    /// <param name="options">The options of the target's address.</param>
    /// <param name="cancellationToken">Checked for each table.</param>
    /// <returns>Whether each table reads back as it was loaded.</returns>
    public abstract IReadOnlyList<IntegrityCheck> Complete(
        FileDatabase work, SchemaDocument document, string destination,
        IReadOnlyDictionary<string, string> options, CancellationToken cancellationToken);
}
