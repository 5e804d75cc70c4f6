using Synth.Connectors.Files.Storage;
using Synth.Schema;

namespace Synth.Connectors.Files.Catalog;

/// <summary>Gives the schema that was found when the files were opened.</summary>
internal sealed class FileCatalogReader(Func<FileDatabase?> database) : ICatalogReader
{
    /// <inheritdoc/>
    public Task<DatabaseSchema> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult((database() ?? throw new InvalidOperationException("The files do not exist yet.")).Schema);
    }
}
