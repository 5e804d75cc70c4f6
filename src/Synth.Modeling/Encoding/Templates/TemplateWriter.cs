using Synth.Data;

namespace Synth.Modeling;

/// <summary>Writes the texts of a <see cref="TemplateEncoder"/> for the rows of a batch.</summary>
internal sealed class TemplateWriter : CellWriter
{
    private readonly TemplateEncoder encoder;
    private readonly TextBuffer text = new();
    private readonly RowView view;
    private readonly CheckScheme? check;
    private readonly TemplateNumbering? numbering;

    /// <summary>Prepares a column.</summary>
    /// <param name="encoder">How its texts look.</param>
    /// <param name="stream">The column's stream.</param>
    /// <param name="rowCount">Rows of the table.</param>
    /// <param name="batch">The rows, with the columns that the templates read filled; null where none can be read.</param>
    public TemplateWriter(TemplateEncoder encoder, RandomStream stream, long rowCount, RecordBatch? batch)
    {
        this.encoder = encoder;
        view = new RowView(batch, batch is null ? [] : encoder.Needs);
        check = CheckScheme.Named(encoder.Check);
        numbering = encoder.IsDistinct ? new TemplateNumbering(encoder, check, stream.Derive("number"), rowCount) : null;
    }

    /// <inheritdoc/>
    public override void Write(byte[][] codes, int row, CellDraw draw, ColumnVector target)
    {
        view.Row = row;
        var template = codes[0][row] - 1;
        Write(template < encoder.Templates.Length ? template : encoder.DrawTemplate(draw.Bits(0)), draw, target);
    }

    /// <summary>A text as it is drawn, with a number in it, or else with its check digits.</summary>
    /// <param name="code">The code of its template.</param>
    /// <param name="row">The row within the batch.</param>
    /// <param name="draw">The row's random bits.</param>
    /// <param name="number">The number; 0 for none.</param>
    /// <returns>The text; null where it would be too long.</returns>
    public string? Write(byte code, int row, CellDraw draw, int number)
    {
        view.Row = row;
        text.Clear();
        var template = encoder.Templates[code - 1 < encoder.Templates.Length ? code - 1 : encoder.DrawTemplate(draw.Bits(0))];
        for (var i = 0; i <= template.Parts.Length; i++)
        {
            if (i == template.GrowAt && number > 0)
            {
                text.Append(number, 1);
            }

            if (i < template.Parts.Length)
            {
                template.Parts[i].Draw(text, draw with { Stream = draw.Stream.Derive(i + 1) }, view);
            }
        }

        if (check is not null && number == 0)
        {
            CheckDigits.Apply(check, text, mayChange: true);
        }

        return text.Length > (encoder.MaxLength ?? int.MaxValue) ? null : text.Text.ToString();
    }

    /// <summary>Writes a text of a template.</summary>
    /// <param name="template">The template.</param>
    /// <param name="draw">The row's random bits.</param>
    /// <param name="target">The vector to append to.</param>
    public void Write(int template, CellDraw draw, ColumnVector target)
    {
        text.Clear();
        if (numbering is not null)
        {
            numbering.Write(template, text, draw, view);
        }
        else
        {
            encoder.Templates[template].Draw(text, draw, view);
            if (check is not null)
            {
                CheckDigits.Apply(check, text, mayChange: true);
            }
        }

        text.Truncate(encoder.MaxLength ?? int.MaxValue);
        ((BytesVector)target).Append(text.Text);
    }
}
