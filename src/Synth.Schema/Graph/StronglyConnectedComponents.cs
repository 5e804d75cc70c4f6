namespace Synth.Schema;

/// <summary>Tarjan's algorithm (Tarjan 1972, <i>Depth-first search and linear graph algorithms</i>), without recursion.</summary>
internal static class StronglyConnectedComponents
{
    /// <summary>
    /// The components of a graph, each one after all those that it points to.
    /// </summary>
    /// <param name="successors">For each node, the nodes it points to.</param>
    /// <returns>Components of node numbers; nodes ascending within each. Time and memory are linear in nodes and edges.</returns>
    public static List<int[]> Find(IReadOnlyList<IReadOnlyList<int>> successors)
    {
        var components = new List<int[]>();
        var order = new int[successors.Count];
        var low = new int[successors.Count];
        var onStack = new bool[successors.Count];
        var stack = new Stack<int>();
        var path = new Stack<(int Node, int NextEdge)>();
        var visited = 0;

        for (var start = 0; start < successors.Count; start++)
        {
            if (order[start] == 0)
            {
                Visit(start);
            }

            while (path.TryPop(out var frame))
            {
                Advance(frame.Node, frame.NextEdge);
            }
        }

        return components;

        void Visit(int node)
        {
            order[node] = low[node] = ++visited;
            stack.Push(node);
            onStack[node] = true;
            path.Push((node, 0));
        }

        void Advance(int node, int edge)
        {
            for (; edge < successors[node].Count; edge++)
            {
                var next = successors[node][edge];
                if (order[next] == 0)
                {
                    path.Push((node, edge));
                    Visit(next);
                    return;
                }

                if (onStack[next])
                {
                    low[node] = Math.Min(low[node], low[next]);
                }
            }

            if (low[node] == order[node])
            {
                components.Add(PopComponent(node));
            }
        }

        int[] PopComponent(int root)
        {
            var component = new List<int>();
            int node;
            do
            {
                node = stack.Pop();
                onStack[node] = false;
                component.Add(node);
            }
            while (node != root);

            component.Sort();
            return [.. component];
        }
    }
}
