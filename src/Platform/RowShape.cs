using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Linq.Expressions;
using System.Text;

namespace Wheelhouse.Platform;

/// <summary>How rows of one entity are written: the statements, and where each value comes from.</summary>
/// <remarks>Read from the model, so a column is named in one place still.</remarks>
sealed class RowShape
{
    readonly Column[] inserted;
    readonly Column[] amended;
    readonly ConcurrentDictionary<int, string> inserts = new();

    RowShape(string table, IReadOnlyList<Column> columns)
    {
        Table = table;
        inserted = [.. columns.Where(c => c.Use != Use.Numbered)];
        amended =
        [
            .. columns.Where(c => c.Use == Use.Value), .. columns.Where(c => c.Use is Use.Key or Use.Numbered),
            .. columns.Where(c => c.Use == Use.Version),
        ];
        var set = amended.Select((column, i) => (column, i)).Where(c => c.column.Use == Use.Value)
            .Select(c => $"\"{c.column.Name}\" = {Name(c.i + 1)}");
        var where = amended.Select((column, i) => (column, i)).Where(c => c.column.Use != Use.Value)
            .Select(c => $"\"{c.column.Name}\" = {Name(c.i + 1)}");
        var version = columns.FirstOrDefault(c => c.Use == Use.Version)?.Name;
        var names = string.Join(", ", amended.Select(c => $"\"{c.Name}\""));
        Stage = $"create temp table {StageName} on commit drop as select {names} from \"{table}\" with no data";
        AmendFromStage = $"update \"{table}\" set \"{version}\" = \"{table}\".\"{version}\" + 1, "
            + string.Join(", ", amended.Where(c => c.Use == Use.Value).Select(c => $"\"{c.Name}\" = s.\"{c.Name}\""))
            + $" from {StageName} s where " + string.Join(" and ", amended.Where(c => c.Use != Use.Value)
                .Select(c => $"\"{table}\".\"{c.Name}\" = s.\"{c.Name}\""));
        Amend = $"update \"{table}\" set \"{version}\" = \"{version}\" + 1, {string.Join(", ", set)} "
            + $"where {string.Join(" and ", where)}";
    }

    /// <summary>Where rows wait that change others of their table, on PostgreSQL.</summary>
    internal const string StageName = "pg_temp.wheelhouse_stage";

    internal string Table { get; }

    /// <summary>Makes that place, empty, for this transaction.</summary>
    internal string Stage { get; }

    /// <summary>Changes all rows that wait there and still have the version they were read with.</summary>
    internal string AmendFromStage { get; }

    /// <summary>Changes one row that still has the version it was read with, and raises that.</summary>
    internal string Amend { get; }

    internal static RowShape Of(IModel model, Type type)
    {
        var entity = model.FindEntityType(type)
            ?? throw new ArgumentException($"{type.Name} is no entity.", nameof(type));
        var place = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var row = Expression.Parameter(typeof(object));
        var columns = new List<Column>();
        Add(entity.GetProperties(), entity.GetComplexProperties(), Expression.Convert(row, type));
        return new(place.Name, columns);

        void Add(IEnumerable<IProperty> properties, IEnumerable<IComplexProperty> complex, Expression owner)
        {
            foreach (var property in properties)
            {
                var value = Expression.Property(owner, property.PropertyInfo!);
                var read = Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), row);
                columns.Add(new(
                    property.GetColumnName(place)!, UseOf(property), read.Compile(),
                    property.GetRelationalTypeMapping(), property.IsNullable,
                    new(() => ColumnCopy.Of(row, value, property))));
            }

            foreach (var inner in complex)
            {
                Add(
                    inner.ComplexType.GetProperties(), inner.ComplexType.GetComplexProperties(),
                    Expression.Property(owner, inner.PropertyInfo!));
            }
        }
    }

    /// <summary>Adds so many rows, its parameters <c>$1</c>, <c>$2</c>, …; the database gives its numbers.</summary>
    internal string Insert(int rows) => inserts.GetOrAdd(rows, count =>
    {
        var text = new StringBuilder($"insert into \"{Table}\" (");
        text.AppendJoin(", ", inserted.Select(c => $"\"{c.Name}\"")).Append(") values ");
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "(" : ", (")
                .AppendJoin(", ", Enumerable.Range((i * inserted.Length) + 1, inserted.Length).Select(Name))
                .Append(')');
        }

        return text.ToString();
    });

    internal string CopyInto(string into, bool amends) =>
        $"copy {(into == StageName ? into : $"\"{into}\"")} ("
        + string.Join(", ", (amends ? amended : inserted).Select(c => $"\"{c.Name}\""))
        + ") from stdin (format binary)";

    /// <summary>Writes a row's columns in the order of the statements.</summary>
    internal void Copy(Write row, NpgsqlBinaryImporter into)
    {
        var columns = row.Amends ? amended : inserted;
        into.StartRow();
        foreach (var column in columns)
        {
            column.Copy.Value(into, row.Row);
        }
    }

    /// <param name="maker">Makes the parameters; the collection may belong to another command.</param>
    /// <param name="rows">The one row to amend, or the rows to insert.</param>
    /// <param name="named">PostgreSQL takes parameters by their order, SQLite by their names.</param>
    internal void Fill(
        DbCommand maker, DbParameterCollection parameters, ReadOnlySpan<Write> rows, bool named)
    {
        var number = 0;
        foreach (var row in rows)
        {
            foreach (var column in row.Amends ? amended : inserted)
            {
                number++;
                parameters.Add(column.Mapping.CreateParameter(
                    maker, named ? Name(number) : string.Empty, column.Read(row.Row), column.Nullable));
            }
        }
    }

    static string Name(int number) => "$" + number.ToString(CultureInfo.InvariantCulture);

    static Use UseOf(IProperty property) =>
        property.ValueGenerated == ValueGenerated.OnAdd
            && (property.ClrType == typeof(long) || property.ClrType == typeof(int)) ? Use.Numbered
        : property.IsPrimaryKey() ? Use.Key
        : property.IsConcurrencyToken ? Use.Version
        : Use.Value;

    enum Use
    {
        Value,
        Key,
        Version,

        /// <summary>A key that the database gives.</summary>
        Numbered,
    }

    /// <param name="Copy">Made where it is asked for: SQLite has no COPY.</param>
    sealed record Column(
        string Name, Use Use, Func<object, object?> Read, RelationalTypeMapping Mapping, bool Nullable,
        Lazy<Action<NpgsqlBinaryImporter, object>> Copy);
}
