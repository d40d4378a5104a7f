using System.Collections.Immutable;

namespace Wheelhouse.Decisions;

/// <summary>The values a policy decides on. Filled once, then only read.</summary>
/// <remarks>A field nobody sets is missing, which never helps: see <see cref="PolicyTable.Run(Inputs)"/>.</remarks>
public sealed class Inputs
{
    readonly Datum[] values;

    public Inputs(FieldSet fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        Fields = fields;
        values = new Datum[fields.Count];
    }

    Inputs(FieldSet fields, Datum[] values) => (Fields, this.values) = (fields, values);

    public FieldSet Fields { get; }

    public Datum this[int slot] => values[slot];

    public Datum this[string name] => Fields.TryGet(name, out var slot) ? values[slot] : Datum.Missing;

    /// <summary>Sets a field while the inputs are being gathered.</summary>
    /// <exception cref="ArgumentException">There is no such field, it holds another kind of value, or the policy
    /// computes it.</exception>
    public Inputs Set(string name, Datum value)
    {
        if (!Fields.TryGet(name, out var slot))
        {
            throw new ArgumentException($"The policy has no field '{name}'.", nameof(name));
        }

        if (!value.IsMissing && !value.Is(Fields[slot].Kind))
        {
            throw new ArgumentException($"The field '{name}' holds a {Fields[slot].Kind}, not {value}.", nameof(value));
        }

        if (Fields[slot].Computed)
        {
            throw new ArgumentException($"The policy computes '{name}' itself.", nameof(name));
        }

        values[slot] = value;
        return this;
    }

    /// <summary>The same values with what is computed from them: each figure may look at those before it.</summary>
    internal Inputs Computed(ImmutableArray<Derivation> derivations)
    {
        var copy = new Inputs(Fields, [.. values]);
        foreach (var (slot, formula) in derivations)
        {
            copy.values[slot] = formula.Of(copy);
        }

        return copy;
    }

    /// <summary>Sets a slot of values that are this caller's own.</summary>
    internal void Put(int slot, Datum value) => values[slot] = value;

    /// <summary>Reads stored values back, to decide again as it was decided.</summary>
    /// <exception cref="ArgumentException">A value is of another kind than its field, has no field, or is of a field
    /// that the policy computes.</exception>
    public static Inputs Read(FieldSet fields, IReadOnlyDictionary<string, string> canonical)
    {
        ArgumentNullException.ThrowIfNull(canonical);
        var inputs = new Inputs(fields);
        foreach (var (name, value) in canonical)
        {
            inputs.Set(name, Datum.Parse(value));
        }

        return inputs;
    }

    /// <summary>Each field's value in canonical form: what a decision is stored with and replayed from. What the policy
    /// computes is computed again.</summary>
    public IReadOnlyDictionary<string, string> Canonical() =>
        Fields.All.Select((field, slot) => (field.Name, values[slot].Canonical, field.Computed))
            .Where(v => !v.Computed).ToDictionary(v => v.Name, v => v.Canonical, StringComparer.Ordinal);

    /// <summary>SHA-256, lower-case hex, over lines <c>name=value</c> of the given slots in their order.</summary>
    public string Hash(ImmutableArray<int> slots) => Hashes.Of(this, slots);

    /// <summary>The hash over all fields.</summary>
    public string Hash() => Hash(Fields.Slots);
}
