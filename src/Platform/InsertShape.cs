using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Linq.Expressions;
using System.Text;

namespace Wheelhouse.Platform;

/// <summary>How rows of one entity are inserted: the statement for any number, and each value's source.</summary>
sealed class InsertShape
{
    readonly string head;
    readonly IReadOnlyList<Column> columns;
    readonly ConcurrentDictionary<int, string> statements = new();

    InsertShape(string table, IReadOnlyList<Column> columns)
    {
        this.columns = columns;
        head = $"insert into \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) values ";
    }

    /// <summary>Reads the shape from the model. Columns that the database numbers are left out.</summary>
    internal static InsertShape Of(IModel model, Type type)
    {
        var entity = model.FindEntityType(type)
            ?? throw new ArgumentException($"{type.Name} is no entity.", nameof(type));
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var row = Expression.Parameter(typeof(object));
        var columns = new List<Column>();
        Add(entity.GetProperties(), entity.GetComplexProperties(), Expression.Convert(row, type));
        return new(table.Name, columns);

        void Add(IEnumerable<IProperty> properties, IEnumerable<IComplexProperty> complex, Expression owner)
        {
            foreach (var property in properties.Where(p => !IsNumbered(p)))
            {
                var read = Expression.Lambda<Func<object, object?>>(
                    Expression.Convert(Expression.Property(owner, property.PropertyInfo!), typeof(object)), row);
                columns.Add(new(
                    property.GetColumnName(table)!, read.Compile(), property.GetRelationalTypeMapping(),
                    property.IsNullable));
            }

            foreach (var inner in complex)
            {
                Add(
                    inner.ComplexType.GetProperties(), inner.ComplexType.GetComplexProperties(),
                    Expression.Property(owner, inner.PropertyInfo!));
            }
        }
    }

    /// <summary>The statement for so many rows, its parameters <c>$1</c>, <c>$2</c>, …</summary>
    internal string Statement(int rows) => statements.GetOrAdd(rows, count =>
    {
        var text = new StringBuilder(head);
        for (var i = 0; i < count; i++)
        {
            var first = (i * columns.Count) + 1;
            text.Append(i == 0 ? "(" : ", (")
                .AppendJoin(", ", Enumerable.Range(first, columns.Count).Select(Name))
                .Append(')');
        }

        return text.ToString();
    });

    /// <param name="maker">Makes the parameters; the collection may belong to another command.</param>
    /// <param name="named">PostgreSQL takes parameters by their order, SQLite by their names.</param>
    internal void Fill(DbCommand maker, DbParameterCollection parameters, List<object> rows, bool named)
    {
        var number = 0;
        foreach (var row in rows)
        {
            foreach (var column in columns)
            {
                number++;
                parameters.Add(column.Mapping.CreateParameter(
                    maker, named ? Name(number) : string.Empty, column.Read(row), column.Nullable));
            }
        }
    }

    static string Name(int number) => "$" + number.ToString(CultureInfo.InvariantCulture);

    static bool IsNumbered(IProperty property) =>
        property.ValueGenerated == ValueGenerated.OnAdd
        && (property.ClrType == typeof(long) || property.ClrType == typeof(int));

    sealed record Column(string Name, Func<object, object?> Read, RelationalTypeMapping Mapping, bool Nullable);
}
