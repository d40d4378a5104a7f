namespace Wheelhouse.Decisions.Formulas;

/// <summary>A part of a formula that has been read: a delegate of its kind, where null is missing.</summary>
abstract record Node
{
    internal abstract FieldKind Kind { get; }

    /// <summary>The part as one that gives a value of any kind.</summary>
    internal abstract Func<Inputs, Datum> Run();

    internal abstract Func<Inputs, bool> Known();
}

sealed record NumberNode(Func<Inputs, decimal?> Of) : Node
{
    internal override FieldKind Kind => FieldKind.Number;

    internal override Func<Inputs, Datum> Run() => inputs => Datum.Of(Of(inputs));

    internal override Func<Inputs, bool> Known() => inputs => Of(inputs) is not null;
}

sealed record FlagNode(Func<Inputs, bool?> Of) : Node
{
    internal override FieldKind Kind => FieldKind.Flag;

    internal override Func<Inputs, Datum> Run() => inputs => Datum.Of(Of(inputs));

    internal override Func<Inputs, bool> Known() => inputs => Of(inputs) is not null;
}

sealed record WordNode(Func<Inputs, string?> Of) : Node
{
    internal override FieldKind Kind => FieldKind.Text;

    internal override Func<Inputs, Datum> Run() => inputs => Datum.Of(Of(inputs));

    internal override Func<Inputs, bool> Known() => inputs => Of(inputs) is not null;
}
